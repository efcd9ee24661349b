using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Runtime.Tests.Identity;

public sealed class GrainTypeTests
{
    [Fact]
    public void types_of_one_name_are_equal_whether_declared_or_not()
    {
        var before = GrainType.Create("declared-later");
        var declared = GrainType.Declare("declared-later");
        var after = GrainType.FromUtf8("declared-later"u8);

        before.ShouldBe(declared);
        after.ShouldBe(declared);
        before.GetHashCode().ShouldBe(after.GetHashCode());
    }

    [Fact]
    public void a_declared_name_is_shared_by_all_who_read_it()
    {
        var declared = GrainType.Declare("shared-name");

        GrainType.UnsafeGetArray(GrainType.FromUtf8("shared-name"u8)).ShouldBeSameAs(GrainType.UnsafeGetArray(declared));
        GrainType.UnsafeGetArray(GrainId.Parse("shared-name/1").Type).ShouldBeSameAs(GrainType.UnsafeGetArray(declared));
    }

    [Fact]
    public void a_name_that_is_only_read_is_not_kept()
    {
        var first = GrainType.FromUtf8("a-stranger's-name"u8);
        var second = GrainType.FromUtf8("a-stranger's-name"u8);

        second.ShouldBe(first);
        GrainType.UnsafeGetArray(second).ShouldNotBeSameAs(GrainType.UnsafeGetArray(first));
    }

    [Fact]
    public void reading_a_declared_name_allocates_nothing()
    {
        GrainType.Declare("read-often");
        _ = GrainType.FromUtf8("read-often"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = GrainType.FromUtf8("read-often"u8);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void an_id_is_small() => Unsafe.SizeOf<GrainId>().ShouldBe(24);

    [Fact]
    public void the_default_names_nothing()
    {
        default(GrainType).IsDefault.ShouldBeTrue();
        default(GrainType).ToString().ShouldBe("");
        new GrainType(default(IdSpan)).ShouldBe(default);
        Should.Throw<ArgumentException>(() => GrainType.Create(" "));
    }

    [Fact]
    public void it_converts_to_its_name_and_back()
    {
        var type = GrainType.Create("cart");

        ((IdSpan)type).ToString().ShouldBe("cart");
        ((GrainType)(IdSpan)type).ShouldBe(type);
        type.Value.GetUniformHashCode().ShouldBe(type.GetUniformHashCode());
    }
}

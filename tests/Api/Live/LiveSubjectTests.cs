using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Live;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Live;

/// <summary>How often streams are told of a thing that changes all the time.</summary>
public sealed class LiveSubjectTests
{
    private static readonly LiveTopic _topic = new(LiveTopic.Product, "product-1");

    private readonly FakeTime _time = new();

    [Fact]
    public void the_first_change_is_told_at_once_and_the_next_with_the_last_of_its_versions()
    {
        var (subject, stream) = New();

        subject.Publish(1);
        var first = stream.TakeChanged();
        subject.Publish(2);
        subject.Publish(3);
        var early = stream.TakeChanged();
        _time.Advance(LiveSubject.Interval);
        var late = stream.TakeChanged();

        (first.Count, early.Count, late.Count, subject.Version).ShouldBe((1, 0, 1, 3L));
    }

    [Fact]
    public void an_older_version_is_told_to_nobody()
    {
        var (subject, stream) = New();
        subject.Publish(2);
        stream.TakeChanged();

        subject.Publish(1);
        subject.Publish(2);
        _time.Advance(LiveSubject.Interval);

        stream.TakeChanged().ShouldBeEmpty();
    }

    [Fact]
    public void however_it_changes_a_watcher_is_told_five_times_a_second_and_of_the_last_version() => Prop.ForAll(
        Gen.Choose(0, 30).ArrayOf().ToArbitrary(), pauses =>
        {
            var (subject, stream) = New();
            var (told, version) = (new List<long>(), 0L);
            void Read()
            {
                if (stream.TakeChanged().Count > 0 && stream.TryTell(_topic, subject.Version))
                {
                    told.Add(_time.GetTimestamp());
                }
            }

            foreach (var pause in pauses)
            {
                for (var step = 0; step < pause; step++)
                {
                    _time.Advance(TimeSpan.FromMilliseconds(10));
                    Read();
                }

                subject.Publish(++version);
                Read();
            }

            _time.Advance(LiveSubject.Interval);
            Read();
            return subject.Version == version && !stream.TryTell(_topic, version)
                && told.Zip(told.Skip(1)).All(pair => pair.Second - pair.First >= LiveSubject.Interval.Ticks);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void what_is_told_of_a_version_is_made_once_for_all_streams()
    {
        var (subject, _) = New();
        var (made, one) = (0, new object());
        byte[] Make(LiveTopic topic, long version, object of) => Encoding.UTF8.GetBytes($"{topic} {version} {++made}");

        var told = new[] { subject.DataOf(1, one, Make), subject.DataOf(1, one, Make), subject.DataOf(2, one, Make), subject.DataOf(2, new object(), Make) };

        told.Select(Encoding.UTF8.GetString).ShouldBe(["product:product-1 1 1", "product:product-1 1 1", "product:product-1 2 2", "product:product-1 2 3"]);
    }

    private (LiveSubject Subject, LiveStream Stream) New()
    {
        var (subject, stream) = (new LiveSubject(_topic, _time), new LiveStream([_topic], null));
        subject.TryAdd(stream).ShouldBeTrue();
        return (subject, stream);
    }
}

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Runtime.Tests.Surface;

/// <summary>Reads what is public or protected of an assembly, without loading it or what it depends on.</summary>
public sealed class AssemblyApi : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly TypeTextProvider _types;
    private readonly AttributeReader _attributes;

    /// <summary>Opens the assembly; <paramref name="rename"/> may give types other names, for made-up examples.</summary>
    public AssemblyApi(string path, Func<string, string>? rename = null)
    {
        _file = new PEReader(File.OpenRead(path));
        _reader = _file.GetMetadataReader();
        _types = new TypeTextProvider(rename ?? (name => name));
        _attributes = new AttributeReader(_reader, _types);
    }

    /// <summary>The public types whose full name <paramref name="isWanted"/>.</summary>
    public IEnumerable<ApiType> Types(Func<string, bool> isWanted) =>
        from handle in _reader.TypeDefinitions
        let name = _types.NameOf(_reader, handle)
        where isWanted(name) && IsVisible(handle)
        select Read(handle, name);

    /// <summary>What this assembly's code calls of other assemblies' types: type name with arity, and the member.</summary>
    public IEnumerable<(string Type, string Assembly, BareSignature Member)> References()
    {
        foreach (var handle in _reader.MemberReferences)
        {
            var member = _reader.GetMemberReference(handle);
            if (Owner(member.Parent) is not { } owner)
            {
                continue;
            }

            var type = _reader.GetTypeReference(owner);
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            {
                var assembly = _reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
                yield return (_types.NameOf(_reader, owner) + Arity(_reader.GetString(type.Name)), assembly, Bare(member));
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Arity(string name) => name.IndexOf('`') is >= 0 and var tick ? name[tick..] : "";

    private TypeReferenceHandle? Owner(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)parent,
        HandleKind.TypeSpecification =>
            _reader.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(new OwnerOfInstance(), null),
        _ => null,
    };

    private BareSignature Bare(MemberReference member)
    {
        var name = _reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? MemberText.Bare(name, member.DecodeFieldSignature(_types, TypeParameters.ByPosition))
            : MemberText.Bare(name, member.DecodeMethodSignature(_types, TypeParameters.ByPosition));
    }

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    private ApiType Read(TypeDefinitionHandle handle, string name)
    {
        var type = _reader.GetTypeDefinition(handle);
        var parameters = new TypeParameters([.. type.GetGenericParameters().Select(NameOf)], []);
        var scope = new Scope(_reader, _types, _attributes, type, parameters);
        var kind = new TypeKind(scope);
        var members = new MemberReader(scope).Read(kind.IsDelegate);
        return new ApiType(
            name + Arity(_reader.GetString(type.Name)),
            kind.Header(name),
            kind.Base,
            Interfaces(type, parameters),
            members);
    }

    private HashSet<string> Interfaces(TypeDefinition type, TypeParameters parameters) =>
    [
        .. from handle in type.GetInterfaceImplementations()
           let implemented = _reader.GetInterfaceImplementation(handle).Interface
           where implemented.Kind != HandleKind.TypeDefinition || IsVisible((TypeDefinitionHandle)implemented)
           let text = _types.Decode(_reader, implemented, parameters).Bare()
           where !text.StartsWith("Shop.", StringComparison.Ordinal)
           select text,
    ];

    private string NameOf(GenericParameterHandle handle) => _reader.GetString(_reader.GetGenericParameter(handle).Name);
}

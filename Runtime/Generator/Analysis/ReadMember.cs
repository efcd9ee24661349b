using Microsoft.CodeAnalysis;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>A member that is part of the message, and the field that holds it, if there is one.</summary>
internal sealed record ReadMember(MemberModel Model, IFieldSymbol? Field);

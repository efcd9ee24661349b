using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Diagnostics;

/// <summary>What the generator refuses, and what to do instead. 1000: messages; 2000: grain interfaces and grains.</summary>
internal static class Rules
{
    private const string Category = "Shop.Runtime";

    public static readonly DiagnosticDescriptor MemberNotSerializable = Error(
        "SHOP1001",
        "A member's type can't be serialised",
        "{0} can't be sent: its type has {1}, which has no codec. Mark that type with [GenerateSerializer], or this member with [NonSerialized] in place of [Id].");

    public static readonly DiagnosticDescriptor MemberWithoutId = Error(
        "SHOP1002",
        "A member of a serialised type has no id",
        "{0} has neither [Id] nor [NonSerialized]: say whether it is part of the message");

    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "SHOP1003",
        "Two members have the same id",
        "{0} has the id {1}, which {2} has too");

    public static readonly DiagnosticDescriptor IdTooLarge = Error(
        "SHOP1004",
        "An id is too large",
        "{0} has the id {1}: this runtime takes ids up to {2}");

    public static readonly DiagnosticDescriptor TypeNotReachable = Error(
        "SHOP1005",
        "A type can't be reached by generated code",
        "{0} is private, protected or local to a file: generated code can't name it. Make it internal or public.");

    public static readonly DiagnosticDescriptor MemberNotSettable = Error(
        "SHOP1006",
        "A member with an id can't be serialised",
        "{0} has an [Id] but {1}");

    public static readonly DiagnosticDescriptor BaseNotSerializable = Error(
        "SHOP1007",
        "The base class of a serialised class isn't serialised",
        "{0} inherits from {1}, which has no codec: mark that with [GenerateSerializer] too");

    public static readonly DiagnosticDescriptor ImplicitIdsNotSupported = Error(
        "SHOP1008",
        "Implicit ids aren't supported",
        "{0} asks for GenerateFieldIds, which this runtime doesn't support: give its members ids by [Id]");

    public static readonly DiagnosticDescriptor BadAlias = Error(
        "SHOP1009",
        "An alias can't be used on the wire",
        "{0} has the alias '{1}': an alias must not be empty, and has none of the characters [ ] ,");

    public static readonly DiagnosticDescriptor MemberTypeNotReachable = Error(
        "SHOP1010",
        "A member's type can't be reached by generated code",
        "{0} has the type {1}, which generated code can't name: make that internal or public");

    public static readonly DiagnosticDescriptor BadReturnType = Error(
        "SHOP2001",
        "A grain interface's method doesn't return a task",
        "{0} returns {1}: a method of a grain interface returns Task, Task<T>, ValueTask or ValueTask<T> (and one of an observer may return nothing)");

    public static readonly DiagnosticDescriptor ReferenceParameter = Error(
        "SHOP2002",
        "A grain interface's method has a parameter by reference",
        "{0} of {1} is passed by reference: arguments of a call travel by value");

    public static readonly DiagnosticDescriptor GenericsNotSupported = Error(
        "SHOP2003",
        "Generic grain interfaces, methods and grains aren't supported",
        "{0} is generic: this runtime supports neither generic grain interfaces nor generic methods nor generic grain classes");

    public static readonly DiagnosticDescriptor StreamsNotSupported = Error(
        "SHOP2004",
        "A grain interface's method returns an asynchronous stream",
        "{0} has to do with IAsyncEnumerable, which this runtime doesn't support: return a page, or call an observer");

    public static readonly DiagnosticDescriptor MemberNotMethod = Error(
        "SHOP2005",
        "A grain interface has a property or an event",
        "{0} isn't a method: a grain interface has only methods");

    public static readonly DiagnosticDescriptor SeveralCancellationTokens = Error(
        "SHOP2006",
        "A grain interface's method has several cancellation tokens",
        "{0} has more than one parameter of type CancellationToken");

    public static readonly DiagnosticDescriptor ArgumentNotSerializable = Error(
        "SHOP2007",
        "An argument or a result can't be serialised",
        "{0} of {1} can't be sent: its type has {2}, which has no codec. Mark that type with [GenerateSerializer].");

    public static readonly DiagnosticDescriptor DuplicateMethodId = Error(
        "SHOP2008",
        "Two methods of a grain interface have the same id",
        "{0} and {1} have the same alias or the same hash: give one of them another [Alias]");

    public static readonly DiagnosticDescriptor BadResponseTimeout = Error(
        "SHOP2009",
        "A response time-out isn't a time span",
        "{0} has the response time-out '{1}', which is no time span such as 00:00:05");

    public static readonly DiagnosticDescriptor OneWayWithResult = Error(
        "SHOP2010",
        "A one-way method has a result",
        "{0} is [OneWay], so nothing comes back: it returns Task, ValueTask or nothing");

    public static readonly DiagnosticDescriptor ArgumentNotReachable = Error(
        "SHOP2011",
        "An argument's or a result's type can't be reached by generated code",
        "{0} of {1} has the type {2}, which generated code can't name: make that internal or public");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}

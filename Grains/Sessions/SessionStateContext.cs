using System.Text.Json.Serialization;

namespace Shop.Sessions;

/// <summary>How the states of sessions are turned into JSON.</summary>
[JsonSerializable(typeof(SessionState))]
[JsonSerializable(typeof(CustomerSessionsState))]
internal sealed partial class SessionStateContext : JsonSerializerContext;

namespace Shop.Runtime.Net;

/// <summary>The two sides can't work together, or one of them speaks another protocol.</summary>
internal sealed class HandshakeException(string message) : IOException(message);

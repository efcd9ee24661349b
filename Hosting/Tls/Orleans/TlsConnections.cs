using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace Shop.Hosting.Tls;

/// <summary>
/// Mutual TLS as a middleware of connections: Orleans has its own in a package that plain feeds lack; the runtime in this repository
/// has it in its transport.
/// </summary>
public static class TlsConnections
{
    // A handshake takes milliseconds; on a starved machine, seconds.
    private static readonly TimeSpan _handshakeTimeout = TimeSpan.FromSeconds(10);

    // A TLS record is 16 KB at most.
    private const int BufferBytes = 16 * 1024;

    /// <summary>Encrypts connections that are accepted, and turns away whoever shows no certificate of the authority's.</summary>
    public static void UseTlsAsServer(this IConnectionBuilder connections, TlsFiles files) => connections.Use((stream, token) =>
        stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = files.Certificate,
                ClientCertificateRequired = true,
                CertificateChainPolicy = Trust(files),
                AllowRenegotiation = false,
            },
            token));

    /// <summary>Encrypts connections that are made, and leaves whoever shows no certificate of the authority's for that name.</summary>
    public static void UseTlsAsClient(this IConnectionBuilder connections, TlsFiles files) => connections.Use((stream, token) =>
        stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = files.Host,
                ClientCertificates = [files.Certificate],
                CertificateChainPolicy = Trust(files),
                AllowRenegotiation = false,
            },
            token));

    private static void Use(this IConnectionBuilder connections, Func<SslStream, CancellationToken, Task> authenticate) => connections.Use(next => async context =>
    {
        var plain = context.Transport;
        await using var stream = new SslStream(new DuplexStream(plain));
        using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.ConnectionClosed))
        {
            timeout.CancelAfter(_handshakeTimeout);
            await authenticate(stream, timeout.Token);
        }

        context.Transport = new EncryptedPipe(
            PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: BufferBytes, leaveOpen: true)));
        try
        {
            await next(context);
        }
        finally
        {
            await context.Transport.Output.CompleteAsync();
            await context.Transport.Input.CompleteAsync();
            context.Transport = plain;
        }
    });

    private static X509ChainPolicy Trust(TlsFiles files)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(files.Authorities);
        return policy;
    }

    private sealed record EncryptedPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

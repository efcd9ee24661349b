using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Shop.Chaos.Network;

/// <summary>
/// A network namespace: a host with nothing but a loopback of its own, from which nobody is reached but over the drill's lines. It is
/// gone with the drill.
/// </summary>
internal sealed class Host : IDisposable
{
    private const int NetworkNamespace = 0x40000000; // CLONE_NEWNET

    private readonly Process _holder;
    private readonly BlockingCollection<TaskCompletionSource<Socket>> _wishes = [];

    private Host(Process holder)
    {
        _holder = holder;
        new Thread(Work) { IsBackground = true, Name = $"host {holder.Id}" }.Start();
    }

    /// <summary>Why there can't be any on this machine; null where there can.</summary>
    public static string? Obstacle()
    {
        try
        {
            using var attempt = Process.Start(new ProcessStartInfo("unshare", ["--net", "ip", "link", "set", "lo", "up"]) { RedirectStandardError = true })!;
            var errors = attempt.StandardError.ReadToEnd();
            attempt.WaitForExit();
            return attempt.ExitCode == 0 ? null : $"network namespaces of one's own aren't permitted here: {errors.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"network namespaces need util-linux and iproute2: {exception.Message}";
        }
    }

    public static async Task<Host> NewAsync()
    {
        // It waits for the end of its input, which comes with the drill's, however that ends.
        var holder = Process.Start(new ProcessStartInfo("unshare", ["--net", "bash", "-c", "ip link set lo up && echo up && read -r"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return await holder.StandardOutput.ReadLineAsync() == "up" ? new Host(holder) : throw new InvalidOperationException("A network namespace has no loopback.");
    }

    /// <summary>What a command begins with that runs there.</summary>
    public IEnumerable<string> Enter => ["nsenter", $"--net=/proc/{_holder.Id}/ns/net"];

    /// <summary>A TCP socket of that host.</summary>
    public Socket NewSocket()
    {
        var made = new TaskCompletionSource<Socket>();
        _wishes.Add(made);
        return made.Task.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _wishes.CompleteAdding();
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
    }

    // A socket belongs to the namespace of the thread that makes it.
    private void Work()
    {
        using var space = File.OpenHandle($"/proc/{_holder.Id}/ns/net");
        var isThere = SetNamespace((int)space.DangerousGetHandle(), NetworkNamespace) == 0;
        foreach (var wish in _wishes.GetConsumingEnumerable())
        {
            if (isThere)
            {
                wish.SetResult(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            }
            else
            {
                wish.SetException(new InvalidOperationException("The namespace can't be entered."));
            }
        }
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(int handle, int type);
}

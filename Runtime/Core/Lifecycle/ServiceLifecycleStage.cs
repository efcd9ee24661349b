namespace Orleans;

/// <summary>The stages of a silo's or a client's start.</summary>
public static class ServiceLifecycleStage
{
    /// <summary>Before all others.</summary>
    public const int First = int.MinValue;

    /// <summary>The runtime is set up.</summary>
    public const int RuntimeInitialize = 2000;

    /// <summary>Connections and membership.</summary>
    public const int RuntimeServices = 4000;

    /// <summary>The runtime's own storage.</summary>
    public const int RuntimeStorageServices = 6000;

    /// <summary>Services that run on grains' behalf, such as reminders.</summary>
    public const int RuntimeGrainServices = 8000;

    /// <summary>Once those run.</summary>
    public const int AfterRuntimeGrainServices = 8100;

    /// <summary>The application's services, such as grain storage.</summary>
    public const int ApplicationServices = 10000;

    /// <summary>The silo joins the cluster.</summary>
    public const int BecomeActive = Active - 1;

    /// <summary>The silo takes calls.</summary>
    public const int Active = 20000;

    /// <summary>After all others.</summary>
    public const int Last = int.MaxValue;
}

using Shop.Hosting.Startup;
using Shop.Silo;
using Shop.Silo.DemoCatalog;

return args is [LoadDemoCommand.Name, .. var options]
    ? await LoadDemoCommand.RunAsync(options)
    : await ExplainedStart.RunAsync(() => SiloHost.Build(args));

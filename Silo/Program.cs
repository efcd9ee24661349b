using Shop.Hosting.Startup;
using Shop.Silo;

return await ExplainedStart.RunAsync(() => SiloHost.Build(args));

using Shop.Api;
using Shop.Hosting.Startup;

return await ExplainedStart.RunAsync(() => ApiHost.Build(args));

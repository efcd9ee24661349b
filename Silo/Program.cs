using Shop.Hosting.Startup;
using Shop.Silo;
using Shop.Silo.DemoCatalog;
using Shop.Silo.Migrations;

return args switch
{
    [LoadDemoCommand.Name, .. var options] => await LoadDemoCommand.RunAsync(options),
    [MigrateCommand.Name, .. var options] => await MigrateCommand.RunAsync(options),
    _ => await ExplainedStart.RunAsync(() => SiloHost.Build(args)),
};

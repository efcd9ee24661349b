using Shop.Hosting.Startup;
using Shop.TestPayments;

return await ExplainedStart.RunAsync(() => TestPaymentsHost.Build(args));

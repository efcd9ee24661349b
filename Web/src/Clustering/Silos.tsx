import { explain } from '../Api/problem';
import { Button } from '../Design/Button';
import { Mark } from '../Design/Mark';
import { Notice } from '../Design/Notice';
import { moment } from '../Orders/orderTexts';
import { announce } from '../Shell/announcements';
import { useDrain, type Silo } from './cluster';
import { areMixed, standingOf, versionText } from './clusterTexts';

/** The silos, by zone, and what one has them do. */
export function Silos({ silos }: { silos: readonly Silo[] }) {
  const drain = useDrain();
  const live = silos.filter((silo) => !standingOf(silo).isOff);
  const gone = silos.filter((silo) => standingOf(silo).isOff);
  const byZone = live.toSorted((one, other) => (one.zone ?? '').localeCompare(other.zone ?? ''));
  const canAny = live.some(({ canBeDrained }) => canBeDrained);
  const work = (silo: Silo, drains: boolean) =>
    drain.mutate(
      { address: silo.address, drains },
      {
        onSuccess: () =>
          announce(drains ? `${silo.name} hands its grains to the others.` : `${silo.name} takes grains again.`),
      },
    );
  return (
    <div className="grid gap-4">
      {areMixed(live) && <Notice kind="warn">The silos run different builds.</Notice>}
      {drain.error && <Notice kind="bad">{explain(drain.error)}</Notice>}
      <ul className="grid gap-3 md:grid-cols-2">
        {byZone.map((silo) => (
          <LiveSilo
            key={silo.address}
            silo={silo}
            isBusy={drain.isPending && drain.variables.address === silo.address}
            work={(drains) => work(silo, drains)}
          />
        ))}
      </ul>
      {!canAny && (
        <p className="text-sm text-muted">
          A silo is drained here where the shop runs on its own runtime. On Microsoft Orleans it hands its grains on by
          being stopped.
        </p>
      )}
      {gone.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-link underline">
            {gone.length === 1 ? 'One that has left' : `${gone.length} that have left`}
          </summary>
          <ul className="grid gap-3 pt-2 md:grid-cols-2">
            {gone.map((silo) => (
              <li key={silo.address} className="grid gap-1 rounded-lg border border-line p-4 text-sm text-muted">
                <Named silo={silo} />
                <p>
                  Ran from {moment(silo.startedAt)} to {moment(silo.aliveAt)}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function LiveSilo({ silo, isBusy, work }: { silo: Silo; isBusy: boolean; work: (drains: boolean) => void }) {
  const takesGrains = silo.status === 'Active';
  return (
    <li className="grid content-start gap-2 rounded-lg border border-edge bg-surface p-4">
      <Named silo={silo} />
      <p className="text-sm">
        <span className="tabular-nums">{Number(silo.activations).toLocaleString('en')}</span> grains in memory, since{' '}
        {moment(silo.startedAt)}
      </p>
      <p className="text-sm">
        <span className="text-muted">Build </span>
        {silo.version ? <span className="tabular-nums">{versionText(silo.version)}</span> : 'not told yet'}
      </p>
      {silo.canBeDrained && (takesGrains || silo.status === 'ShuttingDown') && (
        <Button look="quiet" className="mt-1 justify-self-start" busy={isBusy} onClick={() => work(takesGrains)}>
          {takesGrains ? 'Drain' : 'Take grains again'}
          <span className="sr-only">: {silo.name}</span>
        </Button>
      )}
    </li>
  );
}

function Named({ silo }: { silo: Silo }) {
  const { text, look } = standingOf(silo);
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold wrap-anywhere">{silo.name || silo.host}</span>
        <Mark look={look}>{text}</Mark>
      </p>
      <p className="text-sm wrap-anywhere text-muted">
        {silo.zone && `Zone ${silo.zone} · `}
        {silo.address}
      </p>
    </>
  );
}

import type { ReactNode } from 'react';
import { BarRow } from '../Design/BarRow';
import { Figure, Figures } from '../Design/Figures';
import type { Cluster } from './cluster';
import { figure, interfaceName, lagText } from './clusterTexts';

const Nothing = ({ children }: { children: ReactNode }) => <p className="text-muted">{children}</p>;

const most = (values: readonly (number | string)[]): number => Math.max(...values.map(Number));

/** What grains were asked in the latest seconds, and how long they took for it. */
export function Calls({ calls }: Pick<Cluster, 'calls'>) {
  if (calls.length === 0) return <Nothing>No grain was asked anything in the latest seconds.</Nothing>;
  const highest = most(calls.map(({ perSecond }) => perSecond));
  return (
    <ol className="grid gap-1">
      {calls.map(({ interface: grain, method, perSecond, failedPerSecond, p50Ms, p99Ms }) => (
        <BarRow key={`${grain}.${method}`} value={Number(perSecond)} most={highest} amount={`${figure(perSecond)}/s`}>
          {interfaceName(grain)} <span className="font-semibold">{method}</span>{' '}
          <span className="text-sm text-muted tabular-nums">
            {figure(p50Ms)} ms, one in a hundred {figure(p99Ms)} ms
            {Number(failedPerSecond) > 0 && (
              <span className="text-sale">, {figure(failedPerSecond)} failed a second</span>
            )}
          </span>
        </BarRow>
      ))}
    </ol>
  );
}

/** The grains that were called most in the latest seconds, and where they are. */
export function Hottest({ hottest, silos }: Pick<Cluster, 'hottest' | 'silos'>) {
  if (hottest.length === 0) return <Nothing>No grain was called in the latest seconds.</Nothing>;
  const names = new Map(silos.map(({ address, name }) => [address, name]));
  const highest = most(hottest.map(({ perSecond }) => perSecond));
  return (
    <ol className="grid gap-1">
      {hottest.map(({ type, key, perSecond, silo }) => (
        <BarRow key={`${type}/${key}`} value={Number(perSecond)} most={highest} amount={`${figure(perSecond)}/s`}>
          {type} <span className="font-semibold">{key}</span>{' '}
          <span className="text-sm text-muted">on {names.get(silo) ?? silo}</span>
        </BarRow>
      ))}
    </ol>
  );
}

const operations: Readonly<Record<string, string>> = { read: 'Loaded', write: 'Stored' };

/** The batches in which grains' states were stored and loaded in the latest seconds. */
export function Storage({ storage }: Pick<Cluster, 'storage'>) {
  if (storage.length === 0) return <Nothing>Nothing was stored or loaded in the latest seconds.</Nothing>;
  return (
    <div className="grid gap-4">
      {storage.map(({ operation, perSecond, rows, rowsMost, ms }) => (
        <div key={operation} className="grid gap-2">
          <h3 className="font-semibold">{operations[operation] ?? operation}</h3>
          <Figures layout="tight">
            <Figure name="Batches" value={`${figure(perSecond)}/s`} />
            <Figure name="States in one" value={figure(rows)} note={`${figure(rowsMost)} at most`} />
            <Figure name="Takes" value={`${figure(ms)} ms`} />
          </Figures>
        </div>
      ))}
    </div>
  );
}

const outboxNames: Readonly<Record<string, string>> = { outbox: 'After orders', mail: 'Mail', webhooks: 'Webhooks' };

/** What waits to be done after what was promised, and since when. */
export const Outboxes = ({ outboxes }: Pick<Cluster, 'outboxes'>) => (
  <Figures layout="three">
    {outboxes.map(({ of, waiting, lagSeconds }) => (
      <Figure
        key={of}
        name={outboxNames[of] ?? of}
        value={lagText(Number(lagSeconds))}
        note={`${Number(waiting).toLocaleString('en')} waiting`}
      />
    ))}
  </Figures>
);

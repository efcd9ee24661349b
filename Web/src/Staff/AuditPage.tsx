import { Link } from 'react-router';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';
import { moment } from '../Orders/orderTexts';
import { shortName } from '../Orders/Staff/orderWork';
import { changesOf, kindText } from './audit';
import { List, useFilter, useList } from './list';
import { PageHead } from './StaffLayout';

type Entry = Schema['AuditEntry'];

/** Who changed what, when, from what to what. */
export function AuditPage() {
  const [subject, setSubject] = useFilter('subject');
  const list = useList(['audit', subject], (cursor) =>
    take(
      api.GET('/api/v1/admin/audit', {
        params: { query: { limit: '30', ...(subject && { subject }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <>
      <PageHead title="Changes">
        {subject && (
          <button type="button" className="min-h-11 text-link underline" onClick={() => setSubject('')}>
            Show all, not only {shortName(subject)}
          </button>
        )}
      </PageHead>
      <List list={list} what="changes" empty="Nothing was changed yet." keyOf={(entry) => entry.id}>
        {(entry) => (
          <div className="grid gap-1 py-3">
            <p className="flex flex-wrap justify-between gap-x-6">
              <span>
                <span className="font-semibold">{kindText(entry.kind)}</span>{' '}
                <Subject entry={entry} choose={setSubject} />
              </span>
              <span className="text-sm text-muted">
                {shortName(entry.actor)}, {moment(entry.at)}
              </span>
            </p>
            <dl className="grid gap-1.5 text-sm md:gap-0.5">
              {changesOf(entry.before, entry.after).map(({ member, before, after }) => (
                <div key={member} className="grid gap-x-3 md:grid-cols-[14rem_1fr]">
                  <dt className="text-muted">{member}</dt>
                  <dd className="min-w-0 wrap-anywhere">
                    {before !== undefined && <del className="me-2 text-muted">{before}</del>}
                    {after !== undefined && <ins className="no-underline">{after}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </List>
    </>
  );
}

function Subject({ entry: { subject }, choose }: { entry: Entry; choose: (subject: string) => void }) {
  const place = subject.startsWith('prod-')
    ? `/admin/products/${subject}`
    : subject.startsWith('stock-')
      ? `/admin/stock/${encodeURIComponent(subject.slice('stock-'.length))}`
      : null;
  return (
    <>
      {place ? (
        <Link to={place} className="text-link underline">
          {shortName(subject)}
        </Link>
      ) : (
        shortName(subject)
      )}{' '}
      <button type="button" className="text-sm text-muted underline" onClick={() => choose(subject)}>
        only this<span className="sr-only"> {shortName(subject)}</span>
      </button>
    </>
  );
}

import { explain } from '../Api/problem';
import { Button, ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';

/** A page that failed. After a new version of the shop its old parts are gone: a reload has the new ones. */
export function Broken({ error }: { error: unknown }) {
  const isOld = error instanceof TypeError && /module|import/i.test(error.message);
  return (
    <Empty
      title={isOld ? 'There is a new version of the shop' : 'This page has failed'}
      action={
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => location.reload()}>Reload the page</Button>
          <ButtonLink to="/" look="quiet">
            Go to the shop’s front
          </ButtonLink>
        </div>
      }
    >
      <p>{isOld ? 'Your cart is as you left it.' : explain(error)}</p>
    </Empty>
  );
}

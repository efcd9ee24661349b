import { explain, Problem } from '../Api/problem';
import { Button } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { NotFound } from './NotFound';

/** In place of what could not be read. */
export function Failed({ error, what, retry }: { error: unknown; what: string; retry: () => void }) {
  if (error instanceof Problem && error.status === 404) return <NotFound what={what} />;
  return (
    <div role="alert">
      <Empty title={`The ${what} doesn’t load`} action={<Button onClick={retry}>Try again</Button>}>
        <p>{explain(error)}</p>
      </Empty>
    </div>
  );
}

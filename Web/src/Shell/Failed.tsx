import { explain, Problem } from '../Api/problem';
import { Button } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { NotFound } from './NotFound';

interface FailedProps {
  error: unknown;
  what: string;
  retry: () => void;
  /** Below a page's own head; else it stands for the page. */
  isPart?: boolean;
}

/** In place of what could not be read. */
export function Failed({ error, what, retry, isPart = false }: FailedProps) {
  if (!isPart && error instanceof Problem && error.status === 404) return <NotFound what={what} />;
  return (
    <div role="alert">
      <Empty title={`The ${what} doesn’t load`} action={<Button onClick={retry}>Try again</Button>} isPart={isPart}>
        <p>{explain(error)}</p>
      </Empty>
    </div>
  );
}

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../Design/Button';

interface SecretProps {
  secret: string;
  /** Whom it is for. */
  host: string;
  done: () => void;
}

/** What signs, shown this once: it can't be asked for again. */
export function Secret({ secret, host, done }: SecretProps) {
  const [isCopied, setCopied] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      getSelection()?.selectAllChildren(box.current?.querySelector('code') ?? document.body); // for copying by hand
    }
  };
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="The secret"
      className="grid gap-4 rounded-lg bg-stage p-5 text-on-stage outline-none"
    >
      <div className="grid gap-1">
        <h2 className="display text-lg">The secret of {host}</h2>
        <p className="text-sm opacity-90">
          Each delivery is signed with it. It is shown this once: give it to your partner now, by a way that nobody
          reads along.
        </p>
      </div>
      <code className="rounded-md bg-shade p-3 text-sm break-all select-all" data-testid="secret">
        {secret}
      </code>
      <div className="flex flex-wrap gap-3">
        <Button look="loud" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden className="size-4.5" /> : <Copy aria-hidden className="size-4.5" />}
          {isCopied ? 'Copied' : 'Copy it'}
        </Button>
        <Button look="stage" onClick={done}>
          I have it
        </Button>
      </div>
      <span role="status" className="sr-only">
        {isCopied && 'The secret is copied.'}
      </span>
    </section>
  );
}

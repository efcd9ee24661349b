import { Wanted } from './topics';

/** What the stream says. */
export interface LiveEvent {
  topic: string;
  /** Later ones are greater; none where the topic isn't ours, or isn't there. */
  version?: number;
  /** A product as it is now. */
  product?: unknown;
  /** One's own place in a waiting room. */
  place?: unknown;
}

type Message =
  | { kind: 'topics'; tab: string; topics: string[] }
  | { kind: 'left'; tab: string }
  | { kind: 'who' }
  | { kind: 'event'; event: LiveEvent; to?: string | null }; // to one tab; else to all

const tab: string = crypto.randomUUID();
const sayAgainMs = 30_000;
const openAfterMs = 150; // pages come with several topics, one after the other
const openAgainMs = 10_000; // after a refusal, which the browser doesn't try again by itself

let mine: string[] = [];
let listener: (event: LiveEvent) => void = () => undefined;
let channel: BroadcastChannel | undefined;
let leader: Leader | undefined;

/**
 * Joins this tab to the browser's one stream. The tabs elect one of them by a lock, which the browser gives on when that tab goes;
 * it holds the stream, and hands on to the others what it hears.
 */
export function joinLive(onEvent: (event: LiveEvent) => void): void {
  listener = onEvent;
  if (channel || !('locks' in navigator) || !('BroadcastChannel' in window)) return;
  channel = new BroadcastChannel('live');
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  addEventListener('pagehide', () => send({ kind: 'left', tab }));
  addEventListener('pageshow', sayTopics);
  setInterval(sayTopics, sayAgainMs);
  sayTopics();
  void navigator.locks.request('live', () => {
    leader = new Leader();
    sayTopics();
    send({ kind: 'who' });
    return new Promise<never>(() => undefined); // until the tab goes
  });
}

/** What this tab shows now. */
export function showTopics(topics: string[]): void {
  mine = topics;
  sayTopics();
}

/** After somebody came or went: what may be told is another's. */
export const renewLive = (): void => leader?.reopen();

function sayTopics(): void {
  send({ kind: 'topics', tab, topics: mine });
  leader?.say(tab, mine);
}

const send = (message: Message): void => channel?.postMessage(message);

function hear(message: Message): void {
  if (message.kind === 'event') {
    if ((message.to ?? tab) === tab) listener(message.event);
  } else if (message.kind === 'who') sayTopics();
  else if (message.kind === 'topics') leader?.say(message.tab, message.topics);
  else leader?.leave(message.tab);
}

/** Has one tab hear of something, or all of them, this one included. */
function tell(event: LiveEvent, to: string | null): void {
  if ((to ?? tab) === tab) listener(event);
  if (to !== tab) send({ kind: 'event', event, to });
}

/** The tab that holds the stream. */
class Leader {
  private readonly wanted = new Wanted();
  /** What the stream has told of each topic. */
  private readonly told = new Map<string, LiveEvent>();
  private stream: EventSource | undefined;
  private opened = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  say(who: string, topics: string[]): void {
    // A tab reads its page before it listens. What it comes to show may have been told of in between, and isn't told again where the
    // stream has it already.
    for (const topic of this.wanted.say(who, topics, Date.now())) {
      const event = this.told.get(topic);
      if (event) tell(event, who);
    }
    this.plan(openAfterMs);
  }

  leave(who: string): void {
    this.wanted.leave(who);
    this.plan(openAfterMs);
  }

  reopen(): void {
    this.opened = '';
    this.plan(openAfterMs);
  }

  private plan(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), afterMs);
  }

  private open(): void {
    const topics = this.wanted.all(Date.now()).join(',');
    if (topics === this.opened) return;
    this.stream?.close();
    this.told.clear(); // a new stream begins with how everything is
    this.opened = topics;
    if (topics === '') return;
    const stream = (this.stream = new EventSource(`/api/v1/live?topics=${encodeURIComponent(topics)}`));
    for (const kind of ['changed', 'gone'])
      stream.addEventListener(kind, ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as LiveEvent;
        this.told.set(event.topic, event);
        tell(event, null);
      });
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED || stream !== this.stream) return;
      this.opened = '';
      this.plan(openAgainMs);
    };
  }
}

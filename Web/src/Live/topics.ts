/** What the Api takes of one stream (Api/Live/LiveTopic.cs). */
export const topicsMax = 50;

/** Who is heard of no more: hidden tabs' timers run once a minute at least. */
const silenceMs = 150_000;

/** What each tab shows, and when it last said so. */
export class Wanted {
  private readonly tabs = new Map<string, { topics: readonly string[]; at: number }>();

  /** Notes what a tab shows, and gives back what of it the tab did not show when it last said so. */
  say(tab: string, topics: readonly string[], now: number): string[] {
    const before = new Set(this.tabs.get(tab)?.topics);
    this.tabs.set(tab, { topics, at: now });
    return topics.filter((topic) => !before.has(topic));
  }

  leave(tab: string): void {
    this.tabs.delete(tab);
  }

  /** All topics, each once; carts and orders first, for these nobody else tells of. */
  all(now: number): string[] {
    for (const [tab, { at }] of this.tabs) if (now - at > silenceMs) this.tabs.delete(tab);
    const topics = new Set([...this.tabs.values()].flatMap((tab) => tab.topics));
    return [...topics].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1)).slice(0, topicsMax);
  }
}

const rank = (topic: string): number => (topic.startsWith('product:') ? 1 : 0);

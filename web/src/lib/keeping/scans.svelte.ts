import { putScan } from '../api/door.ts';
import { asProblem } from '../api/problem.ts';
import type { NewScan, Scan } from '../api/types.ts';
import { forget, keep, recallAll } from '../keep.ts';

type Who = Omit<NewScan, 'seconds_ago'>;
interface Waiting {
  id: string;
  who: Who;
  at: number;
}

const PREFIX = 'door:';
const RETRY_MS = 10_000;

/**
 * What was scanned at the door. Without net it waits on this phone, closed or open, and is told later with how long ago
 * it was; the server counts the same whatever order it comes in.
 */
export class Scans {
  waiting = $state(0);
  #onTold: () => void;
  #sending: Promise<void> | undefined;

  constructor(onTold: () => void) {
    this.#onTold = onTold;
    void this.flush();
  }

  /** Tell it, or keep it: then there is no answer. Throws Problem when the server will not have it. */
  async tell(who: Who): Promise<Scan | undefined> {
    const scan: Waiting = { id: crypto.randomUUID().replaceAll('-', ''), who, at: Date.now() };
    await keep(PREFIX + scan.id, scan);
    try {
      return await this.#send(scan);
    } catch (thrown) {
      if (!asProblem(thrown).offline) throw thrown;
      await this.#count();
      return undefined;
    }
  }

  /** Tell what waits; returns how to stop trying. */
  keepTrying(): () => void {
    const trying = setInterval(() => void (this.waiting && this.flush()), RETRY_MS);
    return () => clearInterval(trying);
  }

  flush(): Promise<void> {
    this.#sending ??= this.#flush().finally(() => (this.#sending = undefined));
    return this.#sending;
  }

  async #flush(): Promise<void> {
    const all = await recallAll<Waiting>(PREFIX);
    for (const scan of all.sort((one, other) => one.at - other.at)) {
      try {
        await this.#send(scan);
      } catch (thrown) {
        if (asProblem(thrown).offline) break;
      }
    }
    await this.#count();
    if (all.length) this.#onTold();
  }

  /** What is told, or will never be taken, waits no longer. */
  async #send({ id, who, at }: Waiting): Promise<Scan> {
    try {
      const told = await putScan(id, {
        ...who,
        seconds_ago: Math.max(Math.round((Date.now() - at) / 1000), 0),
      });
      await forget(PREFIX + id);
      return told;
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 401 && problem.status !== 429)
        await forget(PREFIX + id);
      throw thrown;
    }
  }

  async #count(): Promise<void> {
    this.waiting = (await recallAll<Waiting>(PREFIX)).length;
  }
}

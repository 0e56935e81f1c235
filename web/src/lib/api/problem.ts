/** RFC 9457, with our code, and the wrong fields where there are any. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors: unknown;
}

/** What went wrong, as the server said it, or `offline` when no answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** A sentence for the reader, already in the reader's language; empty when only the app can say it. */
  readonly detail: string;
  /** One sentence for each wrong field. */
  readonly fields: Record<string, string>;
  /** Seconds to wait before another try. */
  readonly retryAfter: number | null;
  /** Whatever more the server told about this code. */
  readonly body: Partial<ProblemBody> & Record<string, unknown>;

  constructor(
    status: number,
    body: Partial<ProblemBody> & Record<string, unknown>,
    retryAfter: number | null = null,
  ) {
    super(body.detail ?? body.code ?? 'problem');
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.detail = body.detail ?? '';
    this.fields = firstSentences(body.errors);
    this.retryAfter = retryAfter;
    this.body = body;
  }

  /** No answer: the phone has no net, or the server is away. Nothing is known about what happened. */
  get offline(): boolean {
    return this.code === 'offline';
  }
}

export const offline = (): Problem => new Problem(0, { code: 'offline' });

/** Anything thrown, as a Problem: screens need only one kind. */
export const asProblem = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : new Problem(0, { code: 'unknown', detail: '' });

function firstSentences(errors: unknown): Record<string, string> {
  if (typeof errors !== 'object' || errors === null) return {};
  const first = (value: unknown): string => String(Array.isArray(value) ? value[0] : value);
  return Object.fromEntries(Object.entries(errors).map(([field, value]) => [field, first(value)]));
}

import createClient, { type Middleware } from 'openapi-fetch';
import { offline, Problem } from './problem.ts';
import type { paths } from './types.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const signedOutListeners = new Set<() => void>();

/** The value a page of another site cannot read, sent back on every unsafe method. */
export function csrfToken(cookies: string = document.cookie): string | null {
  const pair = cookies.split('; ').find((cookie) => cookie.startsWith('flok_csrf='));
  return pair ? decodeURIComponent(pair.slice('flok_csrf='.length)) : null;
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    const token = SAFE.has(request.method) ? null : csrfToken();
    if (token) request.headers.set('X-CSRF-Token', token);
    return request;
  },
};

export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
});
api.use(headers);

/** Call `listener` when the server says this session is over. Returns a function that stops it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => void signedOutListeners.delete(listener);
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer. Throws Problem for everything else, also when there is no net. */
export async function ok<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call.catch(() => {
    throw offline();
  });
  if (response.ok) return data as T;
  const problem = problemOf(error, response);
  if (problem.code === 'unauthenticated') signedOutListeners.forEach((listener) => listener());
  throw problem;
}

function problemOf(error: unknown, response: Response): Problem {
  const body = typeof error === 'object' && error !== null ? { ...error } : {};
  const wait = Number(response.headers.get('Retry-After'));
  return new Problem(response.status, body, wait > 0 ? wait : null);
}

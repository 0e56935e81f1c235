import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self as worker } from '$app/service-worker';
import { open, renew, ring } from './push.ts';

const CACHE = `flok-${version}`;
const SHELL = '/';
const rooted = ({ path }: { path: string }): string => (path.startsWith('/') ? path : `/${path}`);
const OWN = new Set([...immutable, ...assets].map(rooted));

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOldCaches()));
worker.addEventListener('push', (event) => event.waitUntil(ring(event)));
worker.addEventListener('notificationclick', (event) => event.waitUntil(open(event)));
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === worker.location.origin && request.method === 'GET';
  if (ours && OWN.has(url.pathname)) event.respondWith(fromCache(request));
  else if (ours && request.mode === 'navigate') event.respondWith(shellWithoutNet(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...OWN, SHELL]);
}

async function forgetOldCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(request.url).pathname)) ?? fetch(request);
}

/** Every screen is the same page of ours, so without net that page answers for all. What people write is never cached here. */
async function shellWithoutNet(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match(SHELL)) ?? Response.error();
  }
}

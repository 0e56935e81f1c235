import { csrfToken } from '#lib/api/client.ts';
import { rooms } from '#lib/chat/rooms.svelte.ts';
import { requireMember } from '#lib/guard.ts';
import { loadInsideTexts } from '#lib/i18n/index.svelte.ts';

export async function load({ url }: { url: URL }): Promise<void> {
  // The cookie hints that somebody is signed in: then the words come along with the answer to who it is.
  const early = csrfToken() ? loadInsideTexts() : undefined;
  await requireMember(url);
  await (early ?? loadInsideTexts());
  rooms.open();
}

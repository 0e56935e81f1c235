import { rooms } from '#lib/chat/rooms.svelte.ts';
import { requireMember } from '#lib/guard.ts';

export async function load({ url }: { url: URL }): Promise<void> {
  await requireMember(url);
  rooms.open();
}

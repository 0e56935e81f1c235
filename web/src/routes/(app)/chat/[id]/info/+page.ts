import { loadInsideTexts } from '#lib/i18n/inside.ts';

export async function load({ params }: { params: { id: string } }): Promise<{ id: string }> {
  await loadInsideTexts('rooms', 'groups', 'report');
  return { id: params.id };
}

import { describe, expect, it, vi } from 'vitest';
import { Draft } from './draft.svelte.ts';

describe('what is changed while something is being saved', () => {
  it('is sent after it, and whoever leaves waits for both', async () => {
    const onTheWay: { value: string; answer: () => void }[] = [];
    const draft = new Draft('', (value) => new Promise((answer) => onTheWay.push({ value, answer })));
    draft.change('mad');
    void draft.flush();
    await vi.waitFor(() => expect(onTheWay.map((one) => one.value)).toEqual(['mad']));
    draft.change('mad, film');
    let gone = false;
    const left = draft.flush().then(() => (gone = true));

    onTheWay[0]?.answer();
    await vi.waitFor(() => expect(onTheWay.at(-1)?.value).toBe('mad, film'));
    expect([gone, draft.state]).toEqual([false, 'saving']);
    onTheWay[1]?.answer();
    await left;
    expect(draft.state).toBe('saved');
  });
});

import { createAccount, lookUpInvitation } from '../api/accounts.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Avatar, InvitationLook, Tone } from '../api/types.ts';
import type { Locale } from '../i18n/catalog.ts';
import { session } from '../session.svelte.ts';

/** The words of the yes, as shown on the last step; a new wording gets a new version. */
export const CONSENT_VERSION = '2026-11';
export type Step = 'code' | 'face' | 'key' | 'yes';
export const steps: Step[] = ['code', 'face', 'key', 'yes'];

const KEY = 'flok.joining';
const FEWEST = { nickname: 2, handle: 3, password: 8 };

/** What may be kept over a break: never the password, and gone with the tab. */
interface Kept {
  code: string;
  nickname: string;
  avatar: Avatar;
  tone: Tone;
  handle: string;
}

/** The road in: four steps one can pause on and go back through. */
export class Joining {
  step = $state<Step>('code');
  code = $state('');
  invitation = $state.raw<InvitationLook>();
  nickname = $state('');
  avatar = $state<Avatar>('blad');
  tone = $state<Tone>('parsley');
  handle = $state('');
  password = $state('');
  yes = $state(false);
  busy = $state(false);
  problem = $state.raw<Problem>();
  /** The fields of this step that are not filled in yet, once one has tried to go on. */
  missing = $state.raw<ReadonlySet<string>>(new Set());

  constructor(code: string | null) {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Kept>;
    Object.assign(this, kept);
    if (code) this.code = code;
  }

  get at(): number {
    return steps.indexOf(this.step) + 1;
  }

  back(): void {
    this.problem = undefined;
    this.step = steps[this.at - 2] ?? 'code';
  }

  /** Go on from this step, or say what it lacks. Resolves to true when the account is made and signed in. */
  async next(language: Locale): Promise<boolean> {
    this.problem = undefined;
    this.missing = new Set(this.#lacks());
    if (this.missing.size) return false;
    this.#keep();
    return this.#tried(() => this.#advance(language));
  }

  async #advance(language: Locale): Promise<boolean> {
    if (this.step === 'code') this.invitation = await lookUpInvitation(this.code.trim());
    if (this.step === 'yes') return this.#finish(language);
    this.step = steps[this.at] ?? 'yes';
    return false;
  }

  async #finish(language: Locale): Promise<boolean> {
    const { nickname, avatar, tone, handle, password } = this;
    const consent = { version: CONSENT_VERSION, yes: true } as const;
    await createAccount({
      code: this.code.trim(),
      nickname,
      avatar,
      tone,
      handle,
      password,
      language,
      consent,
    });
    sessionStorage.removeItem(KEY);
    await session.signIn({ handle, password, otp: null });
    return true;
  }

  async #tried(work: () => Promise<boolean>): Promise<boolean> {
    this.busy = true;
    try {
      return await work();
    } catch (thrown) {
      this.#refused(asProblem(thrown));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Show a refusal on the step where it can be mended. */
  #refused(problem: Problem): void {
    this.problem = problem;
    if (problem.code === 'handle_taken' || problem.fields.handle || problem.fields.password)
      this.step = 'key';
    if (problem.fields.nickname) this.step = 'face';
    if (problem.code === 'invitation_unknown') this.step = 'code';
  }

  #lacks(): string[] {
    const short = (field: keyof typeof FEWEST): boolean => this[field].trim().length < FEWEST[field];
    if (this.step === 'code') return this.code.trim() ? [] : ['code'];
    if (this.step === 'face') return short('nickname') ? ['nickname'] : [];
    if (this.step === 'key') return (['handle', 'password'] as const).filter(short);
    return this.yes ? [] : ['yes'];
  }

  #keep(): void {
    const { code, nickname, avatar, tone, handle } = this;
    sessionStorage.setItem(KEY, JSON.stringify({ code, nickname, avatar, tone, handle } satisfies Kept));
  }
}

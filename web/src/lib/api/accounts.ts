import { api, ok } from './client.ts';
import type {
  AccountCard,
  Avatar,
  Block,
  Invitation,
  InvitationCard,
  InvitationLook,
  Me,
  Page,
  Session,
  Tone,
} from './types.ts';

export interface NewAccount {
  code: string;
  handle: string;
  nickname: string;
  avatar: Avatar;
  tone: Tone;
  password: string;
  language: 'da' | 'en';
  consent: { version: string; yes: true };
}
export interface Credentials {
  handle: string;
  password: string;
  otp: string | null;
}
export type MeChanges = Partial<Pick<Me, 'nickname' | 'avatar' | 'tone' | 'language'>>;
export interface Confirmation {
  legal_name: string;
  birth_date: string | null;
  guardian_authorised: boolean;
}
export interface RoleTerms {
  screened_until: string;
  confidentiality_signed_on: string;
}

const account = (account_id: string) => ({ path: { account_id } });

/** The states one can list accounts by. */
export type Listed = Exclude<Me['status'], 'refused'>;

export const lookUpInvitation = (code: string): Promise<InvitationLook> =>
  ok(api.POST('/api/v1/invitations/look-up', { body: { code } }));
export const createAccount = (body: NewAccount): Promise<Me> => ok(api.POST('/api/v1/accounts', { body }));

export const signIn = async (credentials: Credentials): Promise<Me> =>
  (await ok(api.POST('/api/v1/sessions', { body: { ...credentials, keep: 'cookie' } }))).account;
export const listSessions = (): Promise<Page<Session>> => ok(api.GET('/api/v1/sessions'));
export const endSession = (session_id: string): Promise<unknown> =>
  ok(api.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id } } }));

export const signOut = (): Promise<unknown> => endSession('current');

export const getMe = (): Promise<Me> => ok(api.GET('/api/v1/me'));
export const changeMe = (body: MeChanges): Promise<Me> => ok(api.PATCH('/api/v1/me', { body }));

export const listBlocks = (): Promise<Page<Block>> => ok(api.GET('/api/v1/blocks'));
export const block = (id: string): Promise<unknown> =>
  ok(api.PUT('/api/v1/blocks/{account_id}', { params: account(id) }));
export const unblock = (id: string): Promise<unknown> =>
  ok(api.DELETE('/api/v1/blocks/{account_id}', { params: account(id) }));

export const invite = (invites: 'youth' | 'adult'): Promise<Invitation> =>
  ok(api.POST('/api/v1/invitations', { body: { invites } }));
export const listInvitations = (cursor?: string): Promise<Page<InvitationCard>> =>
  ok(api.GET('/api/v1/invitations', { params: { query: { cursor } } }));
export const revokeInvitation = (invitation_id: string): Promise<unknown> =>
  ok(api.DELETE('/api/v1/invitations/{invitation_id}', { params: { path: { invitation_id } } }));

export const listAccounts = (status: Listed, cursor?: string): Promise<Page<AccountCard>> =>
  ok(api.GET('/api/v1/accounts', { params: { query: { status, cursor } } }));
export const confirmAccount = (id: string, body: Confirmation): Promise<AccountCard> =>
  ok(api.POST('/api/v1/accounts/{account_id}/confirmation', { params: account(id), body }));
export const refuseAccount = (id: string, reason: string): Promise<unknown> =>
  ok(api.POST('/api/v1/accounts/{account_id}/refusal', { params: account(id), body: { reason } }));
export const viewIdentity = (
  id: string,
  reason: string,
): Promise<{ legal_name: string; birth_date: string | null }> =>
  ok(api.POST('/api/v1/accounts/{account_id}/identity-views', { params: account(id), body: { reason } }));
export const grantRole = (id: string, role: string, body: RoleTerms): Promise<AccountCard> =>
  ok(
    api.PUT('/api/v1/accounts/{account_id}/roles/{role}', {
      params: { path: { account_id: id, role } },
      body,
    }),
  );
export const withdrawRole = (id: string, role: string): Promise<unknown> =>
  ok(
    api.DELETE('/api/v1/accounts/{account_id}/roles/{role}', { params: { path: { account_id: id, role } } }),
  );
export const suspend = (id: string, reason: string): Promise<AccountCard> =>
  ok(api.POST('/api/v1/accounts/{account_id}/suspension', { params: account(id), body: { reason } }));
export const endSuspension = (id: string): Promise<unknown> =>
  ok(api.DELETE('/api/v1/accounts/{account_id}/suspension', { params: account(id) }));

import { api } from './client.ts';
import type { Avatar, Block, InvitationLook, Me, Page, Session, Tone } from './types.ts';

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

const account = (account_id: string) => ({ path: { account_id } });

export const lookUpInvitation = (code: string): Promise<InvitationLook> =>
  api.post('/api/v1/invitations/look-up', { body: { code } });
export const createAccount = (body: NewAccount): Promise<Me> => api.post('/api/v1/accounts', { body });

export const signIn = async (credentials: Credentials): Promise<Me> =>
  (await api.post('/api/v1/sessions', { body: { ...credentials, keep: 'cookie' } })).account;
export const listSessions = (): Promise<Page<Session>> => api.get('/api/v1/sessions');
export const endSession = (session_id: string): Promise<unknown> =>
  api.delete('/api/v1/sessions/{session_id}', { params: { path: { session_id } } });

export const signOut = (): Promise<unknown> => endSession('current');

export const getMe = (): Promise<Me> => api.get('/api/v1/me');
export const changeMe = (body: MeChanges): Promise<Me> => api.patch('/api/v1/me', { body });

export const listBlocks = (): Promise<Page<Block>> => api.get('/api/v1/blocks');
export const block = (id: string): Promise<unknown> =>
  api.put('/api/v1/blocks/{account_id}', { params: account(id) });
export const unblock = (id: string): Promise<unknown> =>
  api.delete('/api/v1/blocks/{account_id}', { params: account(id) });

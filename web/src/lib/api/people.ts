import { api } from './client.ts';
import type { AccountCard, Invitation, InvitationCard, Me, Page } from './types.ts';

export interface Confirmation {
  legal_name: string;
  birth_date: string | null;
  guardian_authorised: boolean;
}

export interface RoleTerms {
  screened_until: string;
  confidentiality_signed_on: string;
}

/** The states one can list accounts by. */
export type Listed = Exclude<Me['status'], 'refused'>;

const account = (account_id: string) => ({ path: { account_id } });

export const invite = (invites: 'youth' | 'adult'): Promise<Invitation> =>
  api.post('/api/v1/invitations', { body: { invites } });
export const listInvitations = (cursor?: string): Promise<Page<InvitationCard>> =>
  api.get('/api/v1/invitations', { params: { query: { cursor } } });
export const revokeInvitation = (invitation_id: string): Promise<unknown> =>
  api.delete('/api/v1/invitations/{invitation_id}', { params: { path: { invitation_id } } });

export const listAccounts = (status: Listed, cursor?: string): Promise<Page<AccountCard>> =>
  api.get('/api/v1/accounts', { params: { query: { status, cursor } } });
export const confirmAccount = (id: string, body: Confirmation): Promise<AccountCard> =>
  api.post('/api/v1/accounts/{account_id}/confirmation', { params: account(id), body });
export const refuseAccount = (id: string, reason: string): Promise<unknown> =>
  api.post('/api/v1/accounts/{account_id}/refusal', { params: account(id), body: { reason } });
export const viewIdentity = (
  id: string,
  reason: string,
): Promise<{ legal_name: string; birth_date: string | null }> =>
  api.post('/api/v1/accounts/{account_id}/identity-views', { params: account(id), body: { reason } });
export const grantRole = (id: string, role: string, body: RoleTerms): Promise<AccountCard> =>
  api.put('/api/v1/accounts/{account_id}/roles/{role}', {
    params: { path: { account_id: id, role } },
    body,
  });
export const withdrawRole = (id: string, role: string): Promise<unknown> =>
  api.delete('/api/v1/accounts/{account_id}/roles/{role}', { params: { path: { account_id: id, role } } });
export const suspend = (id: string, reason: string): Promise<AccountCard> =>
  api.post('/api/v1/accounts/{account_id}/suspension', { params: account(id), body: { reason } });
export const endSuspension = (id: string): Promise<unknown> =>
  api.delete('/api/v1/accounts/{account_id}/suspension', { params: account(id) });

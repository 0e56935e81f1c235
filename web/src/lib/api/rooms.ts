import { api } from './client.ts';
import type {
  AgeBand,
  CloseReason,
  Hit,
  Interest,
  OverseenGroup,
  Page,
  Person,
  Room,
  RoomInvitation,
  RoomRequest,
  YesOrNo,
} from './types.ts';

export interface NewGroup {
  /** One's own name for it, so that a second try makes no second room. */
  client_id: string;
  title: string;
  account_ids: string[];
}
export interface NewInterest {
  client_id: string;
  title: string;
  purpose: string;
  guidelines: string;
  age_bands: AgeBand[];
}
export type RoomChanges = Partial<Pick<Room, 'title' | 'purpose' | 'guidelines'>>;

const room = (room_id: string) => ({ path: { room_id } });
const somebody = (room_id: string, account_id: string) => ({ path: { room_id, account_id } });

export const makeGroup = (body: NewGroup): Promise<Room> => api.post('/api/v1/rooms/groups', { body });
export const makeStaffRoom = (body: NewGroup): Promise<Room> => api.post('/api/v1/rooms/staff', { body });
export const makeInterest = (body: NewInterest): Promise<Room> =>
  api.post('/api/v1/rooms/interests', { body });
export const writeToAdult = (account_id: string): Promise<Room> =>
  api.post('/api/v1/rooms/contacts', { body: { account_id } });
export const changeRoom = (id: string, body: RoomChanges): Promise<Room> =>
  api.patch('/api/v1/rooms/{room_id}', { params: room(id), body });

/** Whom I may ask into a room, or into a new one. */
export const listCandidates = (room_id?: string): Promise<Page<Person>> =>
  api.get('/api/v1/rooms/candidates', { params: { query: { room_id, limit: 100 } } });
export const invite = (id: string, account_ids: string[]): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/invitations', { params: room(id), body: { account_ids } });
/** The rooms that wait for my answer. */
export const listInvitations = (): Promise<Page<RoomInvitation>> => api.get('/api/v1/rooms/invitations');
export const answerInvitation = (id: string, answer: YesOrNo): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/invitation/answer', { params: room(id), body: { answer } });

export const listInterests = (cursor?: string): Promise<Page<Interest>> =>
  api.get('/api/v1/rooms/interests', { params: { query: { cursor } } });
export const askToJoin = (id: string): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/requests', { params: room(id), body: {} });
export const takeBackRequest = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rooms/{room_id}/requests/mine', { params: room(id) });
export const listRequests = (id: string): Promise<Page<RoomRequest>> =>
  api.get('/api/v1/rooms/{room_id}/requests', { params: room(id) });
export const answerRequest = (id: string, account_id: string, answer: YesOrNo): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/requests/{account_id}/answer', {
    params: somebody(id, account_id),
    body: { answer },
  });

export const muteRoom = (id: string, muted: boolean): Promise<unknown> =>
  api.put('/api/v1/rooms/{room_id}/mute', { params: room(id), body: { muted } });
export const leaveRoom = (id: string): Promise<unknown> =>
  api.delete('/api/v1/rooms/{room_id}/membership', { params: room(id) });
export const removePerson = (id: string, account_id: string): Promise<unknown> =>
  api.delete('/api/v1/rooms/{room_id}/people/{account_id}', { params: somebody(id, account_id) });
/** Without a reason for whoever hosts it; a coordinator gives one. */
export const closeRoom = (id: string, reason: CloseReason | null = null): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/close', { params: room(id), body: { reason } });
/** Every open interest group of the community, for a coordinator. */
export const listGroups = (cursor?: string): Promise<Page<OverseenGroup>> =>
  api.get('/api/v1/rooms/interests/overview', { params: { query: { cursor } } });

export const searchMessages = (q: string, room_id?: string, cursor?: string): Promise<Page<Hit>> =>
  api.get('/api/v1/search/messages', { params: { query: { q, room_id, cursor } } });

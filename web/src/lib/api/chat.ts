import { api } from './client.ts';
import type { Message, MessagePage, Page, Room } from './types.ts';

export interface NewMessage {
  client_id: string;
  text: string;
  reply_to: string | null;
  anyway: boolean;
}

const room = (room_id: string) => ({ path: { room_id } });

export const listRooms = (cursor?: string): Promise<Page<Room>> =>
  api.get('/api/v1/rooms', { params: { query: { cursor, limit: 100 } } });
export const getRoom = (id: string): Promise<Room> =>
  api.get('/api/v1/rooms/{room_id}', { params: room(id) });
export const listMessages = (
  id: string,
  query: { before_seq?: number; after_seq?: number; limit?: number },
): Promise<MessagePage> => api.get('/api/v1/rooms/{room_id}/messages', { params: { ...room(id), query } });
export const sendMessage = (id: string, body: NewMessage): Promise<Message> =>
  api.post('/api/v1/rooms/{room_id}/messages', { params: room(id), body });
export const deleteMessage = (room_id: string, message_id: string): Promise<unknown> =>
  api.delete('/api/v1/rooms/{room_id}/messages/{message_id}', {
    params: { path: { room_id, message_id } },
  });
export const markRead = (id: string, seq: number): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/read', { params: room(id), body: { seq } });

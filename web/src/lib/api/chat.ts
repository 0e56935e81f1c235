import { api } from './client.ts';
import type { Message, MessagePage, Page, Reaction, Room, Sign } from './types.ts';

export interface NewMessage {
  client_id: string;
  text: string;
  reply_to: string | null;
  picture_id: string | null;
  anyway: boolean;
}
/** Which part of a room: before a number, after one, or around one. */
export interface Part {
  before_seq?: number;
  after_seq?: number;
  around_seq?: number;
  limit?: number;
}

const room = (room_id: string) => ({ path: { room_id } });
const message = (room_id: string, message_id: string) => ({ path: { room_id, message_id } });

export const listRooms = (cursor?: string): Promise<Page<Room>> =>
  api.get('/api/v1/rooms', { params: { query: { cursor, limit: 100 } } });
export const getRoom = (id: string): Promise<Room> =>
  api.get('/api/v1/rooms/{room_id}', { params: room(id) });
export const markRead = (id: string, seq: number): Promise<unknown> =>
  api.post('/api/v1/rooms/{room_id}/read', { params: room(id), body: { seq } });

export const listMessages = (id: string, query: Part): Promise<MessagePage> =>
  api.get('/api/v1/rooms/{room_id}/messages', { params: { ...room(id), query } });
export const sendMessage = (id: string, body: NewMessage): Promise<Message> =>
  api.post('/api/v1/rooms/{room_id}/messages', { params: room(id), body });
export const editMessage = (
  room_id: string,
  id: string,
  body: { text: string; anyway: boolean },
): Promise<Message> =>
  api.patch('/api/v1/rooms/{room_id}/messages/{message_id}', { params: message(room_id, id), body });
export const deleteMessage = (room_id: string, id: string): Promise<unknown> =>
  api.delete('/api/v1/rooms/{room_id}/messages/{message_id}', { params: message(room_id, id) });
/** Put one's sign on a message in place of the one before; null takes it away. */
export const react = async (room_id: string, id: string, sign: Sign | null): Promise<Reaction[]> => {
  const params = message(room_id, id);
  const path = '/api/v1/rooms/{room_id}/messages/{message_id}/reaction';
  return (await api.put(path, { params, body: { sign } })).reactions;
};
/** Where a picture stands, as it is or small. */
export const pictureAddress = (id: string, size: 'full' | 'small'): string =>
  `/api/v1/pictures/${id}/${size}`;

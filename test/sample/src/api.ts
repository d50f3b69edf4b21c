const BASE = 'https://shop.example/api';

export interface User {
  id: string;
  name: string;
  favourites: string[];
}

export interface Order {
  userId: string;
  total: number;
  currency: string;
}

export interface SavedOrder extends Order {
  number: number;
}

export interface Product {
  id: string;
  title: string;
  price: number;
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${BASE}/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

async function write<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`${BASE}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

export function getUser(id: string): Promise<User> {
  return read(`users/${id}`);
}

export function getOrders(userId: string): Promise<Order[]> {
  return read(`orders?user=${userId}`);
}

export function getRates(): Promise<Record<string, number>> {
  return read('rates');
}

export function getProduct(id: string): Promise<Product> {
  return read(`products/${id}`);
}

/** Gives the order as it was saved, with its number. */
export function saveOrder(order: Order): Promise<SavedOrder> {
  return write('orders', order);
}

export function reserveStock(productId: string): Promise<void> {
  return write(`stock/${productId}/reservations`, {});
}

export function sendReceipt(order: SavedOrder): Promise<void> {
  return write('receipts', { order: order.number });
}

const BASE = 'https://shop.example/api';

export interface User {
  id: string;
  name: string;
  favourites: string[];
}

export interface Order {
  id: string;
  userId: string;
  total: number;
  currency: string;
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

async function write(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${BASE}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
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

export function saveOrder(order: Order): Promise<void> {
  return write('orders', order);
}

export function reserveStock(productId: string): Promise<void> {
  return write(`stock/${productId}/reservations`, {});
}

export function sendReceipt(order: Order): Promise<void> {
  return write('receipts', { order: order.id });
}

import { getOrders, getRates, getUser } from './api';

/** What a customer has spent, in euros: three questions to the server, one after the other. */
export async function buildReport(userId: string): Promise<string> {
  const user = await getUser(userId);
  const orders = await getOrders(userId);
  const rates = await getRates();

  let total = 0;
  for (const order of orders) {
    total += order.total / (rates[order.currency] ?? 1);
  }
  return `${user.name} has spent ${total.toFixed(2)} EUR in ${orders.length} orders.`;
}

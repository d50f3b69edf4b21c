import { getProduct, getUser, type Order, reserveStock, saveOrder, type SavedOrder, sendReceipt } from './api';

/** Buys one product. Who and what can be asked together; after that, one thing needs the other. */
export async function checkOut(userId: string, productId: string): Promise<SavedOrder> {
  const user = await getUser(userId);
  const product = await getProduct(productId);
  const order: Order = { userId: user.id, total: product.price, currency: 'EUR' };

  await reserveStock(product.id);
  const saved = await saveOrder(order);
  await sendReceipt(saved);
  return saved;
}

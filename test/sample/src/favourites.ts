import { getProduct, getUser, type Product } from './api';

/** The favourites of a customer; each product is fetched when the one before it has arrived. */
export async function loadFavourites(userId: string): Promise<Product[]> {
  const user = await getUser(userId);
  const products: Product[] = [];
  for (const id of user.favourites) {
    products.push(await getProduct(id));
  }
  return products;
}

import type { PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

/** Methods whose names are unmistakable, for objects whose class can't be found. */
export const METHODS_BY_NAME: PhraseTable = {
  ...each('async_add_executor_job run_in_threadpool', 'calls $0'),
  run_in_executor: 'calls $1',
  // What is on a page of a browser is asked for over one connection, in between what is clicked.
  ...each(
    `text_content inner_text inner_html all_inner_texts all_text_contents input_value get_attribute query_selector
     query_selector_all eval_on_selector eval_on_selector_all bounding_box is_visible wait_for_selector wait_for_load_state`,
    'order ui',
  ),
  // Only clients of databases have these; `conn.fetchrow(…)` keeps its order by the name of the connection.
  ...each('fetchrow fetchval fetch_one fetch_all fetch_val', 'sql $0'),
  ...each(
    `hgetall hmget hkeys hvals hlen hexists smembers sismember scard llen lrange zrange zrevrange zrangebyscore zscore zrank zcard
     mget pttl`,
    'read cache:$0',
  ),
  // Each one asks for what it keeps itself.
  async_config_entry_first_refresh: 'write net:this',
  // Models of language and stores of vectors: what can be asked twice is only read.
  ...each(
    `completions.create chat.completions.create embeddings.create responses.create generate_content_async llm.ainvoke model.ainvoke
     chain.ainvoke retriever.ainvoke agenerate apredict`,
    'read net',
  ),
  ...each(
    'aembed_query aembed_documents asimilarity_search asimilarity_search_with_score aget_relevant_documents',
    'read net',
  ),
};

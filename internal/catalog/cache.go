package catalog

import "sync"

// cache keeps what is derived from the facts, by key. It is safe for concurrent
// use: of several results for a key, all callers get the same one.
type cache[K comparable, V any] struct{ kept sync.Map }

// get returns the value of a key, and derives it on first use.
func (c *cache[K, V]) get(key K, derive func(K) V) V {
	had, ok := c.kept.Load(key)
	if !ok {
		had, _ = c.kept.LoadOrStore(key, derive(key))
	}
	return had.(V)
}

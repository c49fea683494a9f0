package catalog_test

import (
	"errors"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// FuzzResolve checks that every text either resolves to the release it names or
// fails with a short message and a suggestion that does resolve.
func FuzzResolve(f *testing.F) {
	for _, seed := range []string{
		"zed", "26.2.2", "2023.1", "33.0.0-373-g00a030403f", "", " zed", "99.0.0", "-1", "26.", ".26", "1e9", "ｚed", "\xff\x00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := catalog.Resolve(text)
		if err == nil {
			if again, err := catalog.Resolve(r.Nova().String()); err != nil || again != r {
				t.Errorf("%q is %s, whose version is %s, %v", text, r, again, err)
			}
			return
		}
		var unknown *catalog.UnknownReleaseError
		if !errors.As(err, &unknown) {
			t.Fatalf("%q: %T", text, err)
		}
		if len(err.Error()) > 600 {
			t.Errorf("message of %d bytes", len(err.Error()))
		}
		if _, err := catalog.Resolve(unknown.Nearest); err != nil {
			t.Errorf("%q: nearest %q does not resolve", text, unknown.Nearest)
		}
	})
}

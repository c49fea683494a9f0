package catalog_test

import (
	"os"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/digest"
)

func TestDigest(t *testing.T) {
	t.Parallel()
	if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(catalog.Digest()) {
		t.Errorf("digest %q is not a SHA-256 in hex", catalog.Digest())
	}
	got, err := digest.Of(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if got != catalog.Digest() {
		t.Errorf("the facts' digest is %s, the constant %s: run go run ./tools/catalog", got, catalog.Digest())
	}
	one, err := digest.Of(fstest.MapFS{"data/a.txt": {Data: []byte("x\tnewton.. str\n")}})
	if err != nil {
		t.Fatal(err)
	}
	other, err := digest.Of(fstest.MapFS{"data/a.txt": {Data: []byte("x\tnewton.. int\n")}})
	if err != nil || one == other {
		t.Errorf("different facts have the same digest: %v", err)
	}
}

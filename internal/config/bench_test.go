package config_test

import (
	"os"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// BenchmarkUnset asks for every option of the session sections of a nova.conf
// that sets few of them: shared between configurations, and each on its own.
func BenchmarkUnset(b *testing.B) {
	text, err := os.ReadFile("../assess/testdata/nova.conf")
	if err != nil {
		b.Fatal(err)
	}
	input := config.Input{Service: "nova", Sources: []config.SourceText{{Name: "nova.conf", Content: string(text)}}}
	for name, each := range map[string]bool{"shared": false, "each": true} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				lines, _ := input.Read()
				c := input.Resolve(lines, config.Scope{Release: catalog.Newest(), Brief: true})
				if each {
					c.ResolveEach()
				}
				for _, section := range c.Sections {
					if section.BuildsSession() {
						section.All()
					}
				}
			}
		})
	}
}

package catalog

import "testing"

func BenchmarkSectionCold(b *testing.B) {
	r, err := Resolve("zed")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if cold(r).join("glance") == nil {
			b.Fatal("no section")
		}
	}
}

func BenchmarkLargestSectionCold(b *testing.B) {
	r, err := Resolve("zed")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if cold(r).join("DEFAULT") == nil {
			b.Fatal("no section")
		}
	}
}

func BenchmarkSectionWarm(b *testing.B) {
	r, err := Resolve("zed")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := r.Section("nova", "glance"); !ok {
			b.Fatal("no section")
		}
	}
}

func BenchmarkRegistryOption(b *testing.B) {
	r, err := Resolve("zed")
	if err != nil {
		b.Fatal(err)
	}
	registry := r.Registry("nova")
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := registry.Option("glance", "timeout"); !ok {
			b.Fatal("no option")
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	for _, text := range []string{"zed", "26.2.2", "gazpacho"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Resolve(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLife(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if len(Life("nova", "glance", "timeout")) != 1 {
			b.Fatal("no life")
		}
	}
}

// cold is Nova in a release, with nothing cached yet.
func cold(r Release) *Service { return &Service{release: r, name: nova} }

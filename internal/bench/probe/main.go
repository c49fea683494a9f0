// Command probe does with configuration texts what the real oslo.config and its
// validator do, so that process can be measured against process, and what goes
// on inside against what goes on inside.
//
//	probe read FILE N    read, resolve and convert [glance] of Nova, N times
//	probe parse FILE N   read the text alone, N times
//	probe check FILE     check it and print how many findings there are
//
// read and parse print the seconds that one time takes.
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// release is the one whose packages are compared with.
const release = "26.2.2"

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: probe read|parse FILE N, or probe check FILE")
	}
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	if os.Args[1] == "check" {
		check(string(text))
		return
	}
	times, err := strconv.Atoi(os.Args[len(os.Args)-1])
	if err != nil || times < 1 {
		log.Fatal("probe: how often?")
	}
	work := parse
	if os.Args[1] == "read" {
		work = read
	}
	begin := time.Now()
	for range times {
		work(string(text))
	}
	fmt.Println(time.Since(begin).Seconds() / float64(times))
}

func parse(text string) *ini.File {
	file, err := ini.Parse("nova.conf", text)
	if err != nil {
		log.Fatal(err)
	}
	return file
}

func read(text string) *ini.File {
	file := parse(text)
	nova, err := catalog.Resolve(release)
	if err != nil {
		log.Fatal(err)
	}
	section, ok := nova.Section("nova", "glance")
	if !ok {
		log.Fatal("no [glance]")
	}
	resolver := oslo.NewResolver(nova.Registry("nova"), []*ini.File{file}, nil)
	for _, option := range section.Options {
		if _, err := resolver.Read(option.Name.Group, option.Name.Option); err != nil {
			log.Fatal(err)
		}
	}
	return file
}

func check(text string) {
	result, mistakes := assess.Run(&assess.Request{
		Policy:  assess.PolicyText{Release: release},
		Sources: []assess.SourceText{{Name: "nova.conf", Content: text}},
	}, time.Now())
	if len(mistakes) > 0 {
		log.Fatal(mistakes[0].Summary)
	}
	fmt.Println(len(result.Findings))
}

#!/bin/sh
# Writes everything that is generated: the catalogue's tables, the guide to the
# rules, the reference pages, the output shown in the README.
set -eu
cd "$(dirname "$0")/.."

go run -buildvcs=false ./tools/catalog
go run -buildvcs=false ./tools/guides
go run -buildvcs=false ./tools/proofs
gofmt -l -w main.go internal tools

make --no-print-directory build
. tools/sandbox.sh
"$engine" fmt -recursive examples
mkdir -p .tools/bin
(cd tools/docs && go build -buildvcs=false -o ../../.tools/bin/ tool)

# The pages are generated from the schema as the engine sees it, under the
# address that tfplugindocs expects.
"$engine" -chdir=examples/quickstart providers schema -json |
	sed 's|"registry\.[a-z]*\.[a-z]*/osloconf/osloconf"|"registry.terraform.io/hashicorp/osloconf"|' >.tools/schema.json
rm -rf .tools/website
.tools/bin/tfplugindocs generate --provider-name osloconf --rendered-provider-name osloconf \
	--providers-schema .tools/schema.json --rendered-website-dir .tools/website
# Into docs/ beside the guides, which tfplugindocs would remove.
for page in data-sources ephemeral-resources functions index.md; do
	rm -rf "docs/$page"
done
cp -R .tools/website/. docs/
go run -buildvcs=false ./tools/pages

tools/capture.sh
